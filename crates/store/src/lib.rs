//! Where is it kept?
