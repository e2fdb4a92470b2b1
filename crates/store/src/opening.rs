//! How a casebook is begun and opened: to write or only to read, and what is refused.

use crate::{Casebook, Seal, StoreError, schema, seal};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a run waits for another that is writing.
const PATIENCE: Duration = Duration::from_secs(120);

/// The first bytes of every SQLite file.
const SQLITE: &[u8] = b"SQLite format 3\0";

impl Casebook {
    /// Opens the casebook in this file to write to it, or begins one. An older one is brought up to date.
    ///
    /// # Errors
    /// If the file cannot be opened, is no casebook, is damaged, or was written by a newer version of the program.
    pub fn open(path: &Path) -> Result<Casebook, StoreError> {
        let shown = path.display().to_string();
        if !path.exists() {
            begin(path, &shown)?;
        }
        refuse_what_is_none(path, &shown)?;
        let mut connection = connect(path, &shown, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let version = schema::version(&connection, &shown)?;
        connection.execute_batch("PRAGMA foreign_keys = ON")?;
        if version < schema::SCHEMA_VERSION {
            // Older ones kept a log beside them, which only reading leaves behind; and they bear no seal.
            connection.execute_batch("PRAGMA journal_mode = DELETE")?;
            schema::bring_up_to_date(&mut connection, &shown, false)?;
        }
        Ok(Casebook { connection, path: Some(path.to_owned()), version: schema::SCHEMA_VERSION })
    }

    /// Opens the casebook in this file only to read it: not a byte of it is changed.
    ///
    /// # Errors
    /// As [`Casebook::open`]; and if there is no such file.
    pub fn open_to_read(path: &Path) -> Result<Casebook, StoreError> {
        let shown = path.display().to_string();
        if !path.exists() {
            return Err(StoreError::Missing { path: shown });
        }
        refuse_what_is_none(path, &shown)?;
        // What a stopped run left half written is first taken back, as SQLite does for whoever may write.
        let is_half_written = journal(path).exists();
        let flags = if is_half_written {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        };
        let connection = connect(path, &shown, flags)?;
        connection.execute_batch("PRAGMA query_only = ON")?;
        let version = schema::version(&connection, &shown)?;
        Ok(Casebook { connection, path: Some(path.to_owned()), version })
    }

    /// A casebook that is gone when it is dropped.
    ///
    /// # Errors
    /// If SQLite has no memory for it.
    pub fn in_memory() -> Result<Casebook, StoreError> {
        let shown = "memory";
        let mut connection = Connection::open_in_memory()
            .map_err(|cause| StoreError::Open { path: shown.to_owned(), cause })?;
        connection.execute_batch("PRAGMA foreign_keys = ON")?;
        schema::bring_up_to_date(&mut connection, shown, true)?;
        Ok(Casebook { connection, path: None, version: schema::SCHEMA_VERSION })
    }

    /// What the seal of a file says; whether it is a casebook at all is not looked at.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn seal_of(path: &Path) -> Result<Seal, StoreError> {
        seal::look(path).map_err(|cause| StoreError::File { path: path.display().to_string(), cause })
    }

    /// Sets the seal, if nothing is pending. Everything that was written before is covered by it.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn seal(&mut self) -> Result<(), StoreError> {
        let Some(path) = self.path.clone() else { return Ok(()) };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let number =
            |pragma: &str| transaction.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
        let length = number("page_count")?.saturating_mul(number("page_size")?);
        let pending: i64 = transaction.query_row("SELECT count(*) FROM pending", [], |row| row.get(0))?;
        if pending == 0 {
            let of_file = |cause| StoreError::File { path: path.display().to_string(), cause };
            let file = seal::set(&path, u64::try_from(length).unwrap_or(0)).map_err(of_file)?;
            transaction.commit()?;
            drop(file);
        }
        Ok(())
    }

    /// A change that is made whole or not at all, by one run at a time. The seal comes off first.
    pub(crate) fn change<T>(
        &mut self,
        make: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let path = self.path.clone();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Closing a file ends the locks that this process has on it, so it is kept until the transaction is over.
        let file = path.map(|path| {
            let of_file = |cause| StoreError::File { path: path.display().to_string(), cause };
            seal::take_off(&path).map_err(of_file)
        });
        let file = file.transpose()?;
        let made = make(&transaction)?;
        transaction.commit()?;
        drop(file);
        Ok(made)
    }
}

/// Begins a casebook under a name of its own and gives it this one when it is whole. If another run was quicker, its
/// casebook stays.
fn begin(path: &Path, shown: &str) -> Result<(), StoreError> {
    let of_file = |cause| StoreError::File { path: shown.to_owned(), cause };
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut unfinished = tempfile::Builder::new();
    unfinished.prefix(".chancery-").suffix(".part");
    #[cfg(unix)]
    let open_to_all = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    unfinished.permissions(open_to_all);
    let file = unfinished.tempfile_in(folder).map_err(of_file)?.into_temp_path();
    let mut connection = connect(&file, shown, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE;")?;
    schema::bring_up_to_date(&mut connection, shown, true)?;
    drop(connection);
    match file.persist_noclobber(path) {
        Err(error) if error.error.kind() != std::io::ErrorKind::AlreadyExists => Err(of_file(error.error)),
        _ => Ok(()),
    }
}

fn connect(path: &Path, shown: &str, flags: OpenFlags) -> Result<Connection, StoreError> {
    let open = |cause| StoreError::Open { path: shown.to_owned(), cause };
    let connection =
        Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(open)?;
    connection.busy_timeout(PATIENCE).map_err(open)?;
    Ok(connection)
}

/// Refuses a file that is no SQLite database, or whose seal is broken.
fn refuse_what_is_none(path: &Path, shown: &str) -> Result<(), StoreError> {
    let of_file = |cause| StoreError::File { path: shown.to_owned(), cause };
    let mut first = Vec::new();
    if !std::fs::metadata(path).map_err(of_file)?.is_file() {
        return Err(StoreError::NotACasebook { path: shown.to_owned() });
    }
    let file = File::open(path).map_err(of_file)?;
    file.take(SQLITE.len() as u64).read_to_end(&mut first).map_err(of_file)?;
    if seal::look(path).map_err(of_file)? == Seal::Broken {
        return Err(StoreError::Damaged { path: shown.to_owned() });
    }
    if first != SQLITE {
        return Err(StoreError::NotACasebook { path: shown.to_owned() });
    }
    Ok(())
}

/// Where SQLite keeps what it takes back after a stop.
fn journal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}
