#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# A program that somebody wrote.

PROGRAM

# The end.
