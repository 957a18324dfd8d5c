// Package pipeline is under construction.
package pipeline
