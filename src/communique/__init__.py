"""Communiqués about EU–IOM migration cooperation, as tidy tables in which every row has its evidence."""
