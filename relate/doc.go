// Package relate is under construction.
package relate
