// Package pipeline codes one article. It is the path of DESIGN in one short
// file, and the second thing a newcomer reads:
//
//	Article -parse-> []Sentence -dates-> []Date -actors-> []Actor -events-> []Event, []Standing
package pipeline
