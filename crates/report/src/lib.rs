//! How is it shown?
