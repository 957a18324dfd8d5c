// Package store is under construction.
package store
