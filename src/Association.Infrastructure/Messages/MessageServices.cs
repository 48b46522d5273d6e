using Association.Application.Messages;
using Association.Application.Messages.Templates;
using Association.Infrastructure.Messages.Bounces;
using Association.Infrastructure.Messages.Composers;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Infrastructure.Messages;

public static class MessageServices
{
    /// <summary>The outbox's dispatcher, who carries the mails, and every composer of this assembly.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services, MailOptions mail)
    {
        services.AddSingleton(mail);
        services.AddSingleton(mail.Pace);
        services.AddSingleton<DomainPace>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<ITemplateRenderer, TemplateRenderer>();
        services.AddSingleton<IMailPrefaces, MailPrefaces>();
        services.AddSingleton<MailSigner>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<TicketParts>();
        services.AddScoped<BounceReader>();
        services.AddScoped<StoredAttachments>();
        services.AddScoped<ReceiptPart>();
        services.AddScoped<Places>();
        services.AddScoped<GroupMails>();
        services.AddScoped<MeetingMails>();
        services.AddScoped<MeetingMail>();
        if (mail.Smtp is null) services.AddSingleton<IMailer, PickupMailer>();
        else services.AddSingleton<IMailer, SmtpMailer>();

        foreach (var composer in typeof(MessageServices).Assembly.DefinedTypes.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IMessageComposer))))
            services.AddScoped(typeof(IMessageComposer), composer);
        return services;
    }
}
