"""Headless: the Documents and forms of a site for other front ends (v1), and its pages for site builders (v2)."""
