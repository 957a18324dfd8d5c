// Package eval is under construction.
package eval
