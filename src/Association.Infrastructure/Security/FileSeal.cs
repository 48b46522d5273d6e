using System.Security.Cryptography;
using System.Text;
using Association.Application.Common;

namespace Association.Infrastructure.Security;

/// <summary>AES-256-GCM over the whole file: one byte for the length of the key's id, the id, nonce, tag, cipher. Source: security.md 11.3.2.</summary>
internal sealed class FileSeal(IKeyRing keys) : IFileSeal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public byte[] Seal(byte[] content)
    {
        var key = keys.Current;
        var id = Encoding.ASCII.GetBytes(key.Id);
        var head = 1 + id.Length;
        var sealedContent = new byte[head + NonceSize + TagSize + content.Length];
        sealedContent[0] = (byte)id.Length;
        id.CopyTo(sealedContent, 1);
        RandomNumberGenerator.Fill(sealedContent.AsSpan(head, NonceSize));
        using var aes = new AesGcm(key.Secret, TagSize);
        aes.Encrypt(sealedContent.AsSpan(head, NonceSize), content, sealedContent.AsSpan(head + NonceSize + TagSize), sealedContent.AsSpan(head + NonceSize, TagSize),
            sealedContent.AsSpan(0, head));
        return sealedContent;
    }

    public byte[] Open(byte[] sealedContent)
    {
        var head = sealedContent.Length == 0 ? 1 : 1 + sealedContent[0];
        if (sealedContent.Length < head + NonceSize + TagSize) throw new CryptographicException("A sealed file is too short to be one.");
        var id = Encoding.ASCII.GetString(sealedContent, 1, head - 1);
        var key = keys.Find(id) ?? throw new CryptographicException($"The key '{id}' of a sealed file is not in the key ring.");
        var content = new byte[sealedContent.Length - head - NonceSize - TagSize];
        using var aes = new AesGcm(key.Secret, TagSize);
        aes.Decrypt(sealedContent.AsSpan(head, NonceSize), sealedContent.AsSpan(head + NonceSize + TagSize), sealedContent.AsSpan(head + NonceSize, TagSize),
            content, sealedContent.AsSpan(0, head));
        return content;
    }

    public bool IsCurrent(ReadOnlySpan<byte> sealedContent) =>
        sealedContent.Length > sealedContent[0] && Encoding.ASCII.GetString(sealedContent.Slice(1, sealedContent[0])) == keys.Current.Id;
}
