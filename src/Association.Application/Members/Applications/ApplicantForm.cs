using Association.Application.Common;
using Association.Application.Files;
using Association.Application.Import;
using Association.Domain.Common;
using Association.Domain.Members;

namespace Association.Application.Members.Applications;

/// <summary>What an applicant types. A number left blank keeps the one that was given before, which is only shown masked.</summary>
/// <param name="Unit">The name of the unit.</param>
/// <param name="UnlistedUnit">The unit is not on record, and the office will look.</param>
public sealed record ApplicantForm(
    string? Name, string? ResidentId, string? Mobile, string? Email, string? Unit, bool UnlistedUnit,
    string? Department, string? Title, string? PracticeCertificate, string? Statement);

public sealed record UploadedEvidence(EvidenceKind Kind, UploadedFile? File);

/// <summary>An applicant as read, or everything that is wrong with the form at once, beside its fields.</summary>
internal sealed class ApplicantReader(IAssociationDb db, IPinyin pinyin, IPersonalNumbers numbers, TimeProvider clock)
{
    private static readonly Error UnknownUnit = Error.Invalid("application.unit-unknown", "No unit has this name.", nameof(ApplicantForm.Unit));
    private static readonly Error Required = Error.Invalid("validation.not-empty", "This is needed.");

    private readonly List<Error> _faults = [];

    /// <param name="rules">What the category asks for.</param>
    /// <param name="handIn">Whether what is required must be there: a draft may have gaps.</param>
    public async Task<(Applicant? Applicant, IReadOnlyList<Error> Faults)> ReadAsync(
        ApplicantForm form, MembershipApplication? before, CategoryRules rules, bool handIn, CancellationToken cancellationToken)
    {
        _faults.Clear();
        var name = Read<PersonName>(form.Name, nameof(form.Name), PersonName.TryParse);
        var id = Read<ResidentId>(form.ResidentId, nameof(form.ResidentId), People.ResidentIdOn(clock.Today()));
        var mobile = Read<MobileNumber>(form.Mobile, nameof(form.Mobile), MobileNumber.TryParse);
        var email = Read<EmailAddress>(form.Email, nameof(form.Email), EmailAddress.TryParse);
        var certificate = Read<PracticeCertificate>(form.PracticeCertificate, nameof(form.PracticeCertificate), PracticeCertificate.TryParse);
        var (unit, unitName) = await UnitAsync(form, cancellationToken);
        var (department, title) = (Text(form.Department, nameof(form.Department), Person.MaxTextLength), Text(form.Title, nameof(form.Title), Person.MaxTextLength));
        var statement = Text(form.Statement, nameof(form.Statement), MembershipApplication.MaxStatementLength);
        var applicant = new Applicant(name?.Value ?? "", id is null ? before?.ResidentId : numbers.Seal(id), id?.Sex ?? before?.Sex ?? Sex.Unknown, id?.BirthDate ?? before?.BirthDate,
            mobile is null ? before?.Mobile : numbers.Seal(mobile), email?.Value, unit, unitName, department, title,
            certificate is null ? before?.PracticeCertificate : numbers.Seal(certificate), statement);
        if (handIn) Demand(applicant, rules);
        return _faults.Count == 0 ? (applicant, []) : (null, [.. _faults]);
    }

    private void Demand(Applicant given, CategoryRules rules)
    {
        Demand(given.Name.Length > 0, nameof(ApplicantForm.Name));
        Demand(given.ResidentId is not null, nameof(ApplicantForm.ResidentId));
        Demand(given.Mobile is not null, nameof(ApplicantForm.Mobile));
        Demand(given.Email is not null, nameof(ApplicantForm.Email));
        Demand(given.Unit is not null || given.UnitName is not null, nameof(ApplicantForm.Unit));
        Demand(!rules.NeedsTitle || given.Title is not null, nameof(ApplicantForm.Title));
        Demand(!rules.NeedsLicence || given.PracticeCertificate is not null, nameof(ApplicantForm.PracticeCertificate));
    }

    private void Demand(bool given, string field)
    {
        if (!given && _faults.TrueForAll(f => f.Field != field)) _faults.Add(Required.At(field));
    }

    private async Task<(Id<MemberUnit>?, string?)> UnitAsync(ApplicantForm form, CancellationToken cancellationToken)
    {
        if (Text(form.Unit, nameof(form.Unit), MemberUnit.MaxNameLength) is not { } name) return (null, null);
        var units = await UnitNames.LoadAsync(db, pinyin, cancellationToken);
        if (units.Find(name) is { } unit) return (unit, name);
        if (!form.UnlistedUnit) _faults.Add(UnknownUnit.With(string.Join(" / ", units.Suggest(name))));
        return (null, name);
    }

    private T? Read<T>(string? text, string field, RowCells.TryParse<T> parse) where T : class
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!parse(text, out var value, out var fault)) _faults.Add(fault!.At(field));
        return value;
    }

    private string? Text(string? text, string field, int longest)
    {
        var words = TextNormalization.Line(text);
        if (words.Length > longest) _faults.Add(Error.Invalid("validation.maximum-length", $"At most {longest} characters.", field).With($"{longest}"));
        return words.Length == 0 ? null : words;
    }
}
