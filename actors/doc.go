// Package actors is under construction.
package actors
