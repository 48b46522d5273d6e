using Association.Application.Common;
using Association.Application.Identity;
using Association.Application.Messages;
using Association.Domain.Common;
using Association.Infrastructure.Messages;

namespace Association.Infrastructure.Identity;

/// <summary>A mail to the owner of an account; links always start at the configured address, whatever host a request named.</summary>
internal abstract class AccountMailComposer(IAccounts accounts, MailWriter writer) : IMessageComposer
{
    public abstract string Template { get; }

    public async Task<MailContent?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken) =>
        await accounts.FindAsync(new UserId(message.Subject), cancellationToken) is { } account ? await WriteAsync(message, account, cancellationToken) : null;

    protected abstract Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, CancellationToken cancellationToken);

    protected static string Say(OutboxMessage message, string key, params object[] arguments) => MailTexts.Get(message.Culture, $"account.{key}", arguments);

    protected static string OccasionOf(OutboxMessage message) => message.Key[(message.Key.LastIndexOf('/') + 1)..];

    protected MailBody Start(OutboxMessage message, string name, AccountRecord account) =>
        writer.Start(message, Say(message, $"{name}-subject")).Paragraph(Say(message, $"{name}-text", MailLayout.Inert(account.Name)));
}

/// <summary>A mail with a link that is good for once; none is sent for a link that was used or replaced in the meantime.</summary>
internal abstract class AccountLinkComposer(IAccounts accounts, IAccountLinks links, MailWriter writer, SiteOptions site, AccountLinkPurpose purpose, string page)
    : AccountMailComposer(accounts, writer)
{
    protected async Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, string name, string button, CancellationToken cancellationToken)
    {
        if (await links.SecretAsync(account.Id, purpose, OccasionOf(message), cancellationToken) is not { } secret) return null;
        var address = new Uri(site.BaseUrl, $"/account/{page}?account={account.Id}&key={secret}");
        return Start(message, name, account).Link(Say(message, button), address).Note(Say(message, "not-me")).Build(Say(message, $"{name}-subject"));
    }
}

internal sealed class AccountConfirmComposer(IAccounts accounts, IAccountLinks links, MailWriter writer, SiteOptions site)
    : AccountLinkComposer(accounts, links, writer, site, AccountLinkPurpose.ConfirmEmail, "confirm-email")
{
    public override string Template => MailTemplates.AccountConfirm;

    protected override async Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, CancellationToken cancellationToken) =>
        account.Confirmed ? null : await WriteAsync(message, account, "confirm", "confirm-button", cancellationToken);
}

internal sealed class AccountResetComposer(IAccounts accounts, IAccountLinks links, MailWriter writer, SiteOptions site)
    : AccountLinkComposer(accounts, links, writer, site, AccountLinkPurpose.ResetPassword, "reset-password")
{
    public override string Template => MailTemplates.AccountReset;

    protected override Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, CancellationToken cancellationToken) =>
        WriteAsync(message, account, "reset", "reset-button", cancellationToken);
}

internal sealed class AccountInvitedComposer(IAccounts accounts, IAccountLinks links, MailWriter writer, SiteOptions site)
    : AccountLinkComposer(accounts, links, writer, site, AccountLinkPurpose.ResetPassword, "reset-password")
{
    public override string Template => MailTemplates.AccountInvited;

    protected override Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, CancellationToken cancellationToken) =>
        WriteAsync(message, account, "invited", "reset-button", cancellationToken);
}

internal sealed class AccountNewEmailComposer(IAccounts accounts, IAccountLinks links, MailWriter writer, SiteOptions site)
    : AccountLinkComposer(accounts, links, writer, site, AccountLinkPurpose.ChangeEmail, "new-email")
{
    public override string Template => MailTemplates.AccountNewEmail;

    protected override Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, CancellationToken cancellationToken) =>
        WriteAsync(message, account, "new-email", "confirm-button", cancellationToken);
}

internal sealed class AccountKnownComposer(IAccounts accounts, MailWriter writer, SiteOptions site) : AccountMailComposer(accounts, writer)
{
    public override string Template => MailTemplates.AccountKnown;

    protected override Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, CancellationToken cancellationToken) =>
        Task.FromResult<MailContent?>(Start(message, "known", account)
            .Link(Say(message, "known-button"), new Uri(site.BaseUrl, "/account/sign-in")).Note(Say(message, "not-me"))
            .Build(Say(message, "known-subject")));
}

internal sealed class AccountChangedComposer(IAccounts accounts, MailWriter writer) : AccountMailComposer(accounts, writer)
{
    public override string Template => MailTemplates.AccountChanged;

    protected override Task<MailContent?> WriteAsync(OutboxMessage message, AccountRecord account, CancellationToken cancellationToken)
    {
        var change = message.Key.Split('/')[^2];
        var when = AssociationCalendar.LocalTime(message.CreatedAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult<MailContent?>(Start(message, "changed", account)
            .Fact(Say(message, "changed-what"), Say(message, $"changed-{change}")).Fact(Say(message, "changed-when"), when)
            .Paragraph(Say(message, "changed-not-me")).Build(Say(message, "changed-subject")));
    }
}
