//! Nothing of its own: what it depends on is measured.
