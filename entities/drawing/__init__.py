"""Pictures drawn on the server as accessible SVG from plain values: no database, no script, no inline style."""
