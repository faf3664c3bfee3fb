"""Tidings turns a pile of overlapping reports about one affair into one sourced record."""

__version__ = "0.1.0"
