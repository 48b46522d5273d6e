using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Association.Application.Audit;

/// <summary>
/// The hash of a block: SHA-256 over the hash before, the block's number and every field of its entries in order of their
/// sequence. Each field carries its length, so no two different entries read the same. See docs/algorithms.
/// </summary>
internal sealed class AuditChain : IDisposable
{
    /// <summary>What the first block follows.</summary>
    public static readonly string Start = new('0', AuditBlock.HashLength);

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public AuditChain(int number, string previousHash)
    {
        Add(previousHash);
        Add(number);
    }

    public int Entries { get; private set; }

    public void Add(AuditEntry entry)
    {
        Entries++;
        Add(entry.Sequence);
        // Whole milliseconds: every database keeps those, whatever it does with the rest.
        Add(entry.At.ToUnixTimeMilliseconds());
        Add(entry.User.ToString("N"));
        foreach (var text in new[] { entry.UserName, entry.From, entry.Action, entry.Entity, entry.EntityId, entry.Before, entry.After }) Add(text);
    }

    public string Close() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();

    private void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        _hash.AppendData(bytes);
    }

    private void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        _hash.AppendData(bytes);
    }
}
