// Package dates is under construction.
package dates
