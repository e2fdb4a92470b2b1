//! Classes of words: a closed list of what the words of a table tell.

/// What the words of a table tell, one of a closed list.
pub(crate) trait ClassOfWords:
    Copy + Eq + std::fmt::Display + std::str::FromStr<Err = String> + 'static
{
    /// The table, below the codebook's folder.
    const TABLE: &'static str;
    /// All classes, in the order of their numbers.
    const LIST: &'static [Self];

    /// Its place in [`ClassOfWords::LIST`].
    fn place(self) -> usize;
}

/// Makes an enum of classes with `ALL`, `as_str`, `FromStr` and `Display`, for the words of one table.
macro_rules! classes_of_words {
    ($(#[$outer:meta])* $name:ident in $table:literal { $($(#[$meta:meta])* $case:ident = $text:literal;)+ }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$meta])* $case),+ }

        impl $name {
            /// All classes, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$case),+];

            /// The text form, as in the table.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$case => $text),+ }
            }
        }

        impl crate::classes::ClassOfWords for $name {
            const TABLE: &'static str = $table;
            const LIST: &'static [$name] = $name::ALL;

            fn place(self) -> usize {
                self as usize
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<$name, String> {
                $name::ALL.iter().find(|class| class.as_str() == text).copied().ok_or_else(|| {
                    let known: Vec<&str> = $name::ALL.iter().map(|class| class.as_str()).collect();
                    format!("`{text}` is no class; known are: {}", known.join(", "))
                })
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use classes_of_words;
