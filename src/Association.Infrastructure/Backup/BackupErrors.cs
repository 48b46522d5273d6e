using Association.Domain.Common;

namespace Association.Infrastructure.Backup;

public static class BackupErrors
{
    public static readonly Error NotAnArchive = Error.Invalid("backup.not-an-archive", "The file is not a backup of this product.", "file");
    public static readonly Error Damaged = Error.Invalid("backup.damaged", "The backup is damaged: what it holds is not what its manifest says. Nothing was changed.", "file");
    public static readonly Error Newer = Error.Invalid("backup.newer", "The backup was made by a newer version of the product: install that version first.", "file");
    public static readonly Error NotEmpty = Error.Conflict("backup.not-empty", "This installation already holds data. Restore into an empty one, or use --force to replace everything in it.");
    public static readonly Error Incomplete = Error.Conflict("backup.incomplete", "After the restore the database does not hold what the manifest says; do not use it.");

    public static Error OtherDatabase(string made, string here) =>
        Error.Invalid("backup.other-database", $"The backup was made from {made} and this installation uses {here}.", "file").With(made, here);

    public static Error ToolMissing(string tool) =>
        new Error(ErrorKind.Unavailable, "backup.tool-missing", $"The program {tool} was not found: install the PostgreSQL client, or set PGBIN to its folder.").With(tool);

    public static Error ToolFailed(string tool, string said) =>
        new Error(ErrorKind.Unavailable, "backup.tool-failed", $"{tool} failed: {said}").With(tool, said);


}
