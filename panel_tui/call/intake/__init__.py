"""Rows of tables from outside, read into typed rows with all their faults at once. Pure: nothing is written."""
