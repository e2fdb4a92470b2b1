//! The codebook's texts, from the program itself or from a folder.

use crate::CodebookError;
use record::short_digest;
use std::path::Path;

static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.in"));

/// One text of the codebook.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path below the codebook's folder, with `/`: `actors/states.tsv`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// All texts of a codebook, in order of path.
#[derive(Clone, Debug, Default)]
pub struct Files(Vec<SourceFile>);

impl Files {
    /// Texts given as they are, put in order.
    pub fn new(mut files: Vec<SourceFile>) -> Files {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Files(files)
    }

    /// The texts that the program carries.
    pub fn embedded() -> Files {
        let file = |&(path, text): &(&str, &str)| SourceFile { path: path.to_owned(), text: text.to_owned() };
        Files::new(EMBEDDED.iter().map(file).collect())
    }

    /// Every `.tsv` and `.toml` file below `dir`.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read as UTF-8 text, or if there is none.
    pub fn below(dir: &Path) -> Result<Files, CodebookError> {
        let mut files = Vec::new();
        collect(dir, "", &mut files)?;
        if files.is_empty() {
            return Err(CodebookError::whole(
                &dir.display().to_string(),
                "the folder holds no table",
                "give the folder that holds actors/, places/, kinds/ and words/",
            ));
        }
        Ok(Files::new(files))
    }

    /// All files, in order of path.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.0.iter()
    }

    /// The files of a folder, deeper ones included, with this extension (without a dot).
    pub fn under<'a>(&'a self, folder: &str, extension: &str) -> impl Iterator<Item = &'a SourceFile> {
        let (prefix, suffix) = (format!("{folder}/"), format!(".{extension}"));
        self.0.iter().filter(move |file| file.path.starts_with(&prefix) && file.path.ends_with(&suffix))
    }

    /// The file of this path.
    ///
    /// # Errors
    /// If there is none.
    pub fn get(&self, path: &str) -> Result<&SourceFile, CodebookError> {
        self.0.iter().find(|file| file.path == path).ok_or_else(|| {
            CodebookError::whole(path, "the codebook lacks this file", "copy it from the embedded codebook")
        })
    }

    /// A short hash over all paths and texts.
    pub fn version(&self) -> String {
        let parts: Vec<&str> =
            self.0.iter().flat_map(|file| [file.path.as_str(), file.text.as_str()]).collect();
        short_digest(&parts)
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> Result<(), CodebookError> {
    let unreadable = |path: &Path, error: std::io::Error| {
        CodebookError::whole(
            &path.display().to_string(),
            &format!("it cannot be read ({error})"),
            "check the path, the permissions, and that the file is UTF-8 text",
        )
    };
    for entry in std::fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let below = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{below}/"), files)?;
        } else if name.ends_with(".tsv") || name.ends_with(".toml") {
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, error))?;
            files.push(SourceFile { path: below, text: text.replace("\r\n", "\n") });
        }
    }
    Ok(())
}
