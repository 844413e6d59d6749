"""Brands and terms as sourced data, checked, extendable, compiled into what the matcher looks for."""
