// Package events is under construction.
package events
