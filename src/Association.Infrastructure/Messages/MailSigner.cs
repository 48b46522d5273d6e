using MimeKit;
using MimeKit.Cryptography;

namespace Association.Infrastructure.Messages;

/// <summary>Signs mails with DKIM where keys are given; else it leaves them as they are.</summary>
internal sealed class MailSigner(MailOptions options)
{
    private static readonly HeaderId[] Signed =
        [HeaderId.From, HeaderId.To, HeaderId.Subject, HeaderId.Date, HeaderId.MessageId, HeaderId.MimeVersion, HeaderId.ListUnsubscribe, HeaderId.ListUnsubscribePost];

    private readonly Lazy<DkimSigner>? _signer = options.Dkim is { } dkim
        ? new(() => new DkimSigner(dkim.KeyFile, dkim.Domain, dkim.Selector)
        {
            HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed, BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed,
        })
        : null;

    public void Sign(MimeMessage message)
    {
        if (_signer is null) return;
        // A server that recodes the mail on its way would break the signature.
        message.Prepare(EncodingConstraint.SevenBit);
        _signer.Value.Sign(message, [.. Signed.Where(message.Headers.Contains)]);
    }
}
