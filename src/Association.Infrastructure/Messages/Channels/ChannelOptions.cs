namespace Association.Infrastructure.Messages.Channels;

/// <summary>An official account of the association, whose followers get template messages.</summary>
/// <param name="Address">Of the interface, as in <c>https://api.weixin.qq.com</c>.</param>
/// <param name="SubjectField">The field of the template that holds the subject, as in <c>thing1</c>; at most 20 characters reach the reader.</param>
/// <param name="TimeField">The field that holds the moment; null: the template has none.</param>
public sealed record WeChatChannelOptions(Uri Address, string AppId, string AppSecret, string TemplateId, string SubjectField = "thing1", string? TimeField = "time2")
{
    /// <summary>The account only: the rest is secret.</summary>
    public override string ToString() => AppId;
}

/// <summary>A gateway for text messages, spoken to as docs/operate.md says.</summary>
/// <param name="Signature">What stands in brackets before each message, as the operators want it.</param>
public sealed record SmsChannelOptions(Uri Address, string Account, string Secret, string Signature)
{
    /// <summary>The account only: the rest is secret.</summary>
    public override string ToString() => Account;
}
