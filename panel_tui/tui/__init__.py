"""The screens: the member's desk, the chair's table, the office's page. They call the stations and hold no rules."""
