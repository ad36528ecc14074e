"""The commands, one file each: they read arguments, call a station, and print. They hold no rules."""
