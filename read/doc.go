// Package read is under construction.
package read
