// Package parse is under construction.
package parse
