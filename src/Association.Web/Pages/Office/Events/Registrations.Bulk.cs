using Association.Application.Access;
using Association.Application.Events.Invitations;
using Association.Application.Events.Forms;
using Association.Application.Events.Lists;
using Association.Application.Lists;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using Association.Domain.Lists;
using Association.Web.Localization;
using Association.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace Association.Web.Pages.Office.Events;

/// <summary>What can be done to several rows at once: the single act for each, with what became of it.</summary>
internal enum BulkAct { Tag, Untag, Mail, Cancel, Approve, Refuse }

internal sealed partial class RegistrationsModel
{
    public async Task<IActionResult> OnPostBulkAsync(BulkAct act, bool all, Guid[] chosen, BulkWords words, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !MayEdit) return NotFound();
        var rows = all ? await Mediator.Send(new MatchingRegistrations(Id, Filter), cancellationToken) : [.. chosen.Distinct().Take(MatchingRegistrations.Most)];
        if (rows.Count == 0) this.Warn(Say("people.none-chosen"));
        else if (act is not BulkAct.Mail) Outcomes = await DoAsync(rows, row => One(act, row, words, cancellationToken));
        else if (await LetterAsync(words, cancellationToken) is { } letter) Outcomes = await DoAsync(rows, row => Mediator.Send(new SendLetter(Id, letter, row), cancellationToken));
        return await ListAsync(cancellationToken);
    }

    /// <summary>No redirect: the number must not outlive this page.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Id<Registration> registration, Id<FormQuestion> question, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new OpenPhoneAnswer(Id, registration, question), cancellationToken);
        if (ModelState.Accepted(result, prefix: "")) Opened = (registration.Value, question.Value, result.Value);
        return await ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostSaveAsync(string? name, string? question, bool shared, CancellationToken cancellationToken)
    {
        var result = await Mediator.Send(new SaveList(ListKind.Registrations, name ?? "", $"{question}&event={Id}", shared), cancellationToken);
        if (!ModelState.Accepted(result, prefix: "")) return await ListAsync(cancellationToken);
        this.Done(Say("lists.saved-as", name!));
        return this.Go(Here);
    }

    public async Task<IActionResult> OnPostForgetAsync(Id<SavedList> list, CancellationToken cancellationToken)
    {
        ModelState.Accepted(await Mediator.Send(new ForgetList(list), cancellationToken), prefix: "");
        return this.Go(Here);
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken)) return NotFound();
        var result = await Mediator.Send(new ExportRegistrations(Id, Filter, await KeysAsync(cancellationToken), IdempotencyKey.Of(Request).ToString()), cancellationToken);
        return ModelState.Accepted(result, prefix: "") ? this.Go($"/office/tasks/{result.Value}") : await ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetPrintAsync(CancellationToken cancellationToken)
    {
        var file = await Mediator.Send(new PrintRegistrations(Id, Filter, await KeysAsync(cancellationToken)), cancellationToken);
        return file is null ? NotFound() : File(file.Content, file.ContentType, file.Name);
    }

    private async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken)
    {
        var facets = await Mediator.Send(new GetRegistrationFacets(Id), cancellationToken);
        return [.. RegistrationColumns.Chosen(RegistrationColumns.All(facets.Questions), Cols).Select(c => c.Key)];
    }

    private Task<Result<string>> One(BulkAct act, Id<Registration> row, BulkWords words, CancellationToken cancellationToken) => act switch
    {
        BulkAct.Tag => Mediator.Send(new TagRegistration(Id, row, words.Tag ?? ""), cancellationToken),
        BulkAct.Approve => Mediator.Send(new ApproveRegistration(Id, row), cancellationToken),
        BulkAct.Refuse => Mediator.Send(new RefuseRegistration(Id, row, words.Reason ?? ""), cancellationToken),
        BulkAct.Untag => Mediator.Send(new UntagRegistration(Id, row, words.Tag ?? ""), cancellationToken),
        _ => Mediator.Send(new CancelOneRegistration(Id, row), cancellationToken),
    };

    private async Task<Id<RegistrationLetter>?> LetterAsync(BulkWords words, CancellationToken cancellationToken)
    {
        var letter = await Mediator.Send(new WriteLetter(Id, words.Subject ?? "", words.Text ?? ""), cancellationToken);
        return ModelState.Accepted(letter, prefix: "") ? new(letter.Value) : null;
    }

    private async Task<IReadOnlyList<(string, string?)>> DoAsync(IReadOnlyList<Guid> rows, Func<Id<Registration>, Task<Result<string>>> act)
    {
        var outcomes = new List<(string, string?)>();
        foreach (var row in rows)
        {
            var result = await act(new(row));
            outcomes.Add((result.Succeeded ? result.Value : await NameAsync(row), result.Succeeded ? null : result.Errors[0].Words()));
        }

        return outcomes;
    }

    private async Task<string> NameAsync(Guid row) =>
        await Mediator.Send(new NameOfRegistration(Id, new(row)), CancellationToken.None) ?? Show.None;

    private async Task LoadToolsAsync(CancellationToken cancellationToken)
    {
        var saved = (await Mediator.Send(new ListSavedLists(ListKind.Registrations), cancellationToken)).Where(l => l.Query.Contains($"event={Id}", StringComparison.OrdinalIgnoreCase));
        var address = Addresses.With(Request, ("handler", null), ("after", null), ("before", null)).Split('?', 2);
        Tools = new(Address("registrations"), address.ElementAtOrDefault(1) ?? "", [.. saved], MayUnmask: false)
        {
            Letter = May(Permissions.EditReminders) ? $"/office/messages/mailings/new?audience=Registrations&of={Id}&question={Uri.EscapeDataString(address.ElementAtOrDefault(1) ?? "")}" : null,
        };
    }

    /// <summary>What an act needs to know beside the rows.</summary>
    public sealed record BulkWords(string? Tag, string? Subject, string? Text, string? Reason);
}
