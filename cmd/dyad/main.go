// Command dyad is under construction.
package main

func main() {}
