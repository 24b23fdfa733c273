"""`make bench`: what pages, journeys and submissions cost, measured on real processes; one table from one run."""
