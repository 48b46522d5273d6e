using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Bodies;
using Association.Domain.Common;
using Association.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Bodies.Desk;

/// <summary>Somebody for a roster or a list of candidates: chosen from those on record, or entered anew. Members of a committee need not be members of the association or work in the district (R2.44).</summary>
/// <param name="Person">On record; what else stands here is passed over then.</param>
/// <param name="Mobile">Needed of who is new: it tells namesakes apart.</param>
/// <param name="Unit">Of who is new: a unit on record, or the name of one elsewhere.</param>
public sealed record AppointeeForm(Guid? Person, string? Name = null, string? Mobile = null, string? Email = null, string? Unit = null, string? Title = null);

/// <summary>Finds whom a form means, or records them.</summary>
internal sealed class Appointees(IAssociationDb db, IPersonalNumbers numbers, IPinyin pinyin, TimeProvider clock)
{
    private static readonly Error KnownMobile = Error.Invalid("person.mobile-known", "Somebody else on record has this number; choose the person from the list.", nameof(AppointeeForm.Mobile));
    private static readonly Error NotChosen = Error.Invalid("roster.nobody", "Choose a person, or enter a name.", nameof(AppointeeForm.Name));

    public async Task<Appointee> FindAsync(AppointeeForm form, CancellationToken cancellationToken)
    {
        if (form.Person is { } chosen)
        {
            var known = await db.People.Include(p => p.Employments).FirstOrDefaultAsync(p => p.Id == new Id<Person>(chosen) && p.ErasedAt == null, cancellationToken)
                ?? throw new RefusedException(Error.NotFound("person"));
            return new(known, known.WorkOn(clock.Today())?.Unit, null);
        }

        Refuse.If(form.Name.Said() is null, NotChosen);
        if (!PersonName.TryParse(form.Name, out var name, out var unnamed)) throw new RefusedException(unnamed.At(nameof(form.Name)));
        if (!MobileNumber.TryParse(form.Mobile, out var mobile, out var fault)) throw new RefusedException(fault.At(nameof(form.Mobile)));
        var index = numbers.IndexOf(mobile);
        if (await db.People.Include(p => p.Employments).FirstOrDefaultAsync(p => p.Mobile!.Index == index, cancellationToken) is { } same)
        {
            Refuse.If(same.Name != name.Value, KnownMobile);
            return new(same, same.WorkOn(clock.Today())?.Unit, null);
        }

        return await NewAsync(form, name, mobile, cancellationToken);
    }

    private async Task<Appointee> NewAsync(AppointeeForm form, PersonName name, MobileNumber mobile, CancellationToken cancellationToken)
    {
        EmailAddress? email = null;
        if (form.Email.Said() is { } written && !EmailAddress.TryParse(written, out email, out var wrong)) throw new RefusedException(wrong.At(nameof(form.Email)));
        var person = new Person(name.Value, pinyin.Read(name.Value));
        person.Contact(numbers.Seal(mobile), email?.Value);
        person.Qualify(Cut(form.Title.Said(), Person.MaxTextLength), null);
        db.People.Add(person);
        var unit = await db.UnitNamedAsync(form.Unit, cancellationToken);
        if (unit is { } at) person.WorkAt(at, null, null, clock.Today());
        return new(person, unit, unit is null ? Cut(form.Unit.Said(), Appointment.MaxNoteLength) : null);
    }

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}

/// <param name="Unit">Where they work, when it is on record.</param>
/// <param name="Elsewhere">Where they work, when it is not.</param>
internal sealed record Appointee(Person Person, Id<MemberUnit>? Unit, string? Elsewhere);
