// Package say writes in sentences what the pages and the window say of a case, its money and what went wrong.
package say
