using System.Security.Cryptography;
using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Units;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Pricing;

/// <param name="Code">One code by the office's own choice; null: <paramref name="Count"/> random ones.</param>
/// <param name="Uses">How often each code can be used.</param>
/// <param name="Budget">Yuan that all codes together may give away; null: no limit.</param>
/// <param name="LastDay">Included; null: as long as registration is open.</param>
/// <param name="Categories">Of this event; none: all.</param>
/// <param name="AlsoAt">Other events that it holds at.</param>
/// <param name="Units">Names or credit codes, one a line; whoever works there now.</param>
/// <param name="Members">Membership numbers, one a line.</param>
public sealed record CouponForm(
    string? Name, string? Tag, CouponKind Kind, decimal? Value, string? Code, int Count, int Uses, decimal? Budget, DateOnly? LastDay,
    IReadOnlyList<Guid> Categories, IReadOnlyList<Guid> AlsoAt, string? Units, string? Members);

/// <summary>Terms that lower the price, with one code or many.</summary>
[Requires(Permissions.EditEvents)]
public sealed record AddCoupon(Id<Event> Event, CouponForm Form, string? IdempotencyKey = null) : ICommand<Result<Guid>>, IInEvent, IIdempotent
{
    public const int MaxCodes = 2_000;
}

internal sealed class AddCouponValidator : AbstractValidator<AddCoupon>
{
    public AddCouponValidator()
    {
        RuleFor(c => c.Form.Name).NotEmpty().MaximumLength(Coupon.MaxNameLength).OverridePropertyName("Name");
        RuleFor(c => c.Form.Tag).MaximumLength(Coupon.MaxTagLength).OverridePropertyName("Tag");
        RuleFor(c => c.Form.Kind).IsInEnum().OverridePropertyName("Kind");
        RuleFor(c => c.Form.Value).NotNull().PrecisionScale(9, 2, true).OverridePropertyName("Value");
        RuleFor(c => c.Form.Budget).InclusiveBetween(0.01m, 100_000_000).PrecisionScale(12, 2, true).OverridePropertyName("Budget");
        RuleFor(c => c.Form.Count).InclusiveBetween(1, AddCoupon.MaxCodes).OverridePropertyName("Count");
        RuleFor(c => c.Form.Uses).InclusiveBetween(1, CouponCode.MaxUsesAllowed).OverridePropertyName("Uses");
        RuleFor(c => c.Form.Code).Must(code => CouponCode.IsCode(CouponCode.Normal(code))).When(c => !string.IsNullOrWhiteSpace(c.Form.Code))
            .WithErrorCode(CouponErrors.Form.Code).OverridePropertyName("Code");
    }
}

internal sealed class AddCouponHandler(IAssociationDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddCoupon, Result<Guid>>
{
    private static readonly Error OtherEvent = EventErrors.NotFound.At("AlsoAt");

    public async Task<Result<Guid>> Handle(AddCoupon command, CancellationToken cancellationToken)
    {
        var form = command.Form;
        DateTimeOffset? expires = form.LastDay is { } day ? AssociationCalendar.At(day.AddDays(1)) : null;
        var coupon = new Coupon(command.Event, new(form.Name!.Trim(), form.Tag.Said(), form.Kind, form.Value!.Value, form.Budget is { } b ? new Money(b) : null, expires), clock.GetUtcNow());
        await LimitAsync(coupon, command, cancellationToken);
        if (form.Code.Said() is { } chosen)
        {
            var code = CouponCode.Normal(chosen);
            if (await db.CouponCodes.AnyAsync(c => c.Code == code, cancellationToken)) return CouponErrors.Taken.At("Code");
            coupon.Issue(code, form.Uses);
        }
        else
            foreach (var code in Random(form.Count)) coupon.Issue(code, form.Uses);

        db.Coupons.Add(coupon);
        return coupon.Id.Value;
    }

    /// <summary>Fifty random bits each: nobody guesses one, and the unique index refuses the twin that will never come.</summary>
    private static HashSet<string> Random(int count)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        while (codes.Count < count) codes.Add(RandomNumberGenerator.GetString(RandomCode.Alphabet, CouponCode.RandomLength));
        return codes;
    }

    private async Task LimitAsync(Coupon coupon, AddCoupon command, CancellationToken cancellationToken)
    {
        foreach (var category in await db.TicketCategories.Where(c => c.Event == command.Event).Select(c => c.Id).ToListAsync(cancellationToken))
            if (command.Form.Categories.Contains(category.Value)) coupon.OnlyFor(category);
        foreach (var @event in command.Form.AlsoAt.Distinct().Select(id => new Id<Event>(id)).Where(id => id != command.Event))
        {
            Refuse.Unless(user.Has(Permissions.EditEvents, @event) && await db.Events.AnyAsync(e => e.Id == @event, cancellationToken), OtherEvent);
            coupon.AlsoAt(@event);
        }

        foreach (var unit in await db.UnitsTypedAsync(command.Form.Units, cancellationToken)) coupon.OnlyFor(unit);
        foreach (var person in await db.MembersTypedAsync(command.Form.Members, cancellationToken)) coupon.OnlyFor(person);
    }
}

/// <summary>The codes lower no price from now on; places that were sold with them keep theirs.</summary>
[Requires(Permissions.EditEvents)]
public sealed record EndCoupon(Id<Event> Event, Id<Coupon> Coupon) : ICommand<Result>, IInEvent;

internal sealed class EndCouponHandler(IAssociationDb db, TimeProvider clock) : IRequestHandler<EndCoupon, Result>
{
    public async Task<Result> Handle(EndCoupon command, CancellationToken cancellationToken)
    {
        if (await db.Coupons.FirstOrDefaultAsync(c => c.Id == command.Coupon && c.Event == command.Event, cancellationToken) is not { } coupon) return CouponErrors.NotFound;
        coupon.End(clock.GetUtcNow());
        return Result.Done;
    }
}
