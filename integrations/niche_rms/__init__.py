"""Niche RMS behind the Standard API: the mapping of services to occurrence types, and occurrence numbers."""
