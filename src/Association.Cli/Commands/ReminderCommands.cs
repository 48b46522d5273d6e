using System.CommandLine;
using System.Globalization;
using Association.Application.Messages.Reminders;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Association.Cli.Commands;

/// <summary><c>reminders preview</c>: whom each rule would reach in the thirty days from a day on, and why not the others. Nothing is sent.</summary>
internal static class ReminderCommands
{
    private const string DayFormat = "yyyy-MM-dd";

    public static Command Create(Session session)
    {
        var on = new Option<string?>("--on") { Description = Texts.Get("reminders.on") };
        var preview = new Command("preview", Texts.Get("reminders.preview")) { on };
        preview.SetAction((parsed, cancellationToken) => RunAsync(session, parsed.GetValue(on), cancellationToken));
        return new Command("reminders", Texts.Get("reminders")) { preview };
    }

    private static async Task<int> RunAsync(Session session, string? on, CancellationToken cancellationToken)
    {
        DateOnly? day = DateOnly.TryParseExact(on, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
        if (on is not null && day is null) return session.Fail(Texts.Get("reminders.no-day", on));
        if (day < PreviewReminders.Earliest || day > PreviewReminders.Latest) return session.Fail(Texts.Get("reminders.day-range", PreviewReminders.Earliest.Year, PreviewReminders.Latest.Year));
        await using var services = await session.OpenAsync(cancellationToken);
        await using var scope = services.ActAs("reminders preview");
        var rules = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PreviewReminders(day), cancellationToken);
        var table = new Table().Border(TableBorder.Simple).AddColumns(Texts.Get("reminders.rule"), Texts.Get("reminders.state"), Texts.Get("reminders.recipients"), Texts.Get("reminders.left-out"));
        foreach (var rule in rules)
            table.AddRow(new Text(rule.Name.In(CultureInfo.CurrentUICulture.Name)), new Text(Texts.Get(rule.IsOn ? "reminders.is-on" : "reminders.is-off")),
                new Text($"{rule.Recipients}"), new Text(Reasons(rule)));
        session.Screen.Write(table);
        session.Output.WriteLine(Texts.Get("reminders.total", rules.Sum(r => r.Recipients), rules.Count));
        return CommandLine.Done;
    }

    private static string Reasons(RulePreview rule) =>
        string.Join(", ", rule.LeftOut.Select(reason => $"{Texts.Get($"left-out.{reason.Key}")} {reason.Value}"));
}
