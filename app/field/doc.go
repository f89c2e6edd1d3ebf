// Package field has the fields of records as text to read and to type, and what people type or paste for them. It knows no screen.
package field
