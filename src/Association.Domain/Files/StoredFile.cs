using Association.Domain.Common;

namespace Association.Domain.Files;

public enum FilePurpose { RemittanceSlip, Receipt, Certificate, Import, Export, Report, Evidence, Minutes, Charter, Letter, Material, Badges, Answer, Portrait, BadgeLogo, FinanceDocument, BankStatement }

/// <summary>A file the product keeps: its name on disk is random, its hash says that it is unchanged.</summary>
public sealed class StoredFile : AggregateRoot<StoredFile>
{
    public const int MaxNameLength = 200;
    public const int MaxTypeLength = 100;
    public const int HashLength = 64;

    private StoredFile() { }

    public StoredFile(string name, string contentType, long size, string sha256, FilePurpose purpose, UserId? owner, DateTimeOffset now) =>
        (Name, ContentType, Size, Sha256, Purpose, Owner, StoredAt) = (name, contentType, size, sha256, purpose, owner, now);

    /// <summary>For the person who downloads it; never a path.</summary>
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    /// <summary>Bytes.</summary>
    public long Size { get; private set; }
    public string Sha256 { get; private set; } = "";
    public FilePurpose Purpose { get; private set; }
    public UserId? Owner { get; private set; }
    public DateTimeOffset StoredAt { get; private set; }
    /// <summary>Nobody may fetch it any more; its content, then its row, are removed by a job.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    public void Discard(DateTimeOffset now) => DiscardedAt ??= now;
}
