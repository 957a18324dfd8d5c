// Package brief is under construction.
package brief
