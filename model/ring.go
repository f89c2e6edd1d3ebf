package model

import "strings"

// ring finds a way from a node back to itself and names its nodes, empty where there is none. next gives those that a node leads to;
// each node is looked at once, so that a large ring elsewhere costs no more than its size.
func ring(from, arrow string, next func(string) []string, name func(string) string) string {
	seen, way := map[string]bool{}, []string{}
	var follow func(string) bool
	follow = func(at string) bool {
		way = append(way, name(at))
		for _, one := range next(at) {
			if one == from {
				way = append(way, name(one))
				return true
			}
			if !seen[one] {
				seen[one] = true
				if follow(one) {
					return true
				}
			}
		}
		way = way[:len(way)-1]
		return false
	}
	if !follow(from) {
		return ""
	}
	return strings.Join(way, arrow)
}
