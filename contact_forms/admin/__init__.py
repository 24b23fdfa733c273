"""What handlers see of reports: registers, reading one with a record of it, and sending again."""
