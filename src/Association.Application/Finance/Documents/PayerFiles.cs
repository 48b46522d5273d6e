using Association.Application.Access;
using Association.Application.Common;
using Association.Application.Members.Desk;
using Association.Domain.Common;
using Association.Domain.Finance;
using Association.Domain.Members;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Finance.Documents;

/// <summary>In whose name a document is made out.</summary>
internal sealed class PayerFiles(IAssociationDb db)
{
    /// <summary>The invoice head of the order, else what the payer has told of their invoices, else what the register says.</summary>
    public async Task<FiscalData> DataOfAsync(Order order, CancellationToken cancellationToken) => (await DataOfAsync([order], cancellationToken))[order.Id];

    /// <summary>The same of many orders, in as many reads as for one.</summary>
    public async Task<IReadOnlyDictionary<Id<Order>, FiscalData>> DataOfAsync(IReadOnlyCollection<Order> orders, CancellationToken cancellationToken)
    {
        var files = await FilesOfAsync(orders, cancellationToken);
        var bare = orders.Where(o => !files.ContainsKey(o.Id) && o.InvoiceHead is null).Select(o => o.Unit).OfType<Id<MemberUnit>>().Distinct().ToList();
        var units = bare.Count == 0 ? [] : await db.Units.AsNoTracking().Where(u => bare.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancellationToken);
        FiscalData Of(Order order)
        {
            var file = files.GetValueOrDefault(order.Id);
            if (order.InvoiceHead is { } head) return file is not null && file.Title == head ? file.Data : new(head, order.TaxpayerNumber);
            return file?.Data ?? (order.Unit is { } unit ? PayerProfile.DataOf(units[unit]) : new(order.Payer, order.TaxpayerNumber));
        }

        return orders.ToDictionary(o => o.Id, Of);
    }

    /// <summary>The file that an order names, else that of the unit that owes it, else that of the member whose dues it is.</summary>
    private async Task<Dictionary<Id<Order>, PayerProfile>> FilesOfAsync(IReadOnlyCollection<Order> orders, CancellationToken cancellationToken)
    {
        var payers = orders.Select(o => o.PaidBy).OfType<Id<PayerProfile>>().Distinct().ToList();
        var owing = orders.Where(o => o.PaidBy is null).Select(o => o.Unit).OfType<Id<MemberUnit>>().Distinct().ToList();
        var dues = orders.Where(o => o is { PaidBy: null, Unit: null, Event: null }).Select(o => o.Id).ToList();
        var people = dues.Count == 0 ? [] : await db.DuesCharges.AsNoTracking().Where(c => c.Person != null && dues.Contains(c.Order)).Select(c => new { c.Order, Person = c.Person!.Value }).ToListAsync(cancellationToken);
        var charged = people.ToLookup(p => p.Order, p => p.Person);
        var ids = people.Select(p => p.Person).Distinct().ToList();
        var files = payers.Count + owing.Count + ids.Count == 0 ? [] : await db.PayerProfiles.AsNoTracking()
            .Where(p => payers.Contains(p.Id) || p.Unit != null && owing.Contains(p.Unit!.Value) || p.Person != null && ids.Contains(p.Person!.Value)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        var (byId, byUnit, byPerson) = (files.ToDictionary(f => f.Id), files.Where(f => f.Unit is not null).ToLookup(f => f.Unit!.Value), files.Where(f => f.Person is not null).ToLookup(f => f.Person!.Value));
        PayerProfile? Of(Order order) => order.PaidBy is { } payer ? byId.GetValueOrDefault(payer) : order.Unit is { } unit ? byUnit[unit].FirstOrDefault()
            : charged[order.Id].SelectMany(person => byPerson[person]).FirstOrDefault();
        return orders.Select(o => (o.Id, File: Of(o))).Where(o => o.File is not null).ToDictionary(o => o.Id, o => o.File!);
    }
}

/// <summary>What a unit's invoices and fiscal receipts need, filled in once by its liaison. Source: domain.md R4.30.</summary>
[Requires(Permissions.Self)]
public sealed record SetUnitFiscalData(Id<MemberUnit> Unit, FiscalData Data) : ICommand<Result>, IForMyUnit;

/// <summary>The same of the reader, for dues that are paid in person.</summary>
[Requires(Permissions.Self)]
public sealed record SetMyFiscalData(FiscalData Data) : ICommand<Result>;

/// <summary>What the reader's papers are made out with; null for somebody who is no person on record.</summary>
[Requires(Permissions.Self)]
public sealed record GetMyFiscalData : IQuery<FiscalData?>;

/// <summary>The same by the office, for any unit.</summary>
[Requires(Permissions.EditFinance)]
public sealed record SetPayerData(Id<MemberUnit> Unit, FiscalData Data) : ICommand<Result>;

internal sealed class FiscalDataValidator : AbstractValidator<FiscalData>
{
    public FiscalDataValidator()
    {
        RuleFor(d => d.Title).NotEmpty().MaximumLength(PayerProfile.MaxTextLength);
        RuleFor(d => d.TaxNumber).MaximumLength(PayerProfile.MaxTaxNumberLength);
        RuleFor(d => d.Address).MaximumLength(PayerProfile.MaxTextLength);
        RuleFor(d => d.Phone).MaximumLength(PayerProfile.MaxPhoneLength);
        RuleFor(d => d.Bank).MaximumLength(PayerProfile.MaxTextLength);
        RuleFor(d => d.BankAccount).MaximumLength(PayerProfile.MaxAccountLength);
        RuleFor(d => d.Email).MaximumLength(PayerProfile.MaxTextLength).EmailAddress().When(d => !string.IsNullOrWhiteSpace(d.Email));
    }
}

internal sealed class SetUnitFiscalDataValidator : AbstractValidator<SetUnitFiscalData>
{
    public SetUnitFiscalDataValidator() => RuleFor(c => c.Data).SetValidator(new FiscalDataValidator());
}

internal sealed class SetMyFiscalDataValidator : AbstractValidator<SetMyFiscalData>
{
    public SetMyFiscalDataValidator() => RuleFor(c => c.Data).SetValidator(new FiscalDataValidator());
}

internal sealed class SetPayerDataValidator : AbstractValidator<SetPayerData>
{
    public SetPayerDataValidator() => RuleFor(c => c.Data).SetValidator(new FiscalDataValidator());
}

internal sealed class SetPayerDataHandler(IAssociationDb db, ICurrentUser user)
    : IRequestHandler<SetUnitFiscalData, Result>, IRequestHandler<SetPayerData, Result>, IRequestHandler<SetMyFiscalData, Result>, IRequestHandler<GetMyFiscalData, FiscalData?>
{
    public Task<Result> Handle(SetUnitFiscalData command, CancellationToken cancellationToken) => SetAsync(command.Unit, command.Data, cancellationToken);

    public async Task<Result> Handle(SetMyFiscalData command, CancellationToken cancellationToken)
    {
        if (user.Person is not { } me) return PayerErrors.NotFound;
        if (await OwnAsync(me, cancellationToken) is not { } file)
            db.PayerProfiles.Add(file = PayerProfile.Of(await db.People.AsNoTracking().SingleAsync(p => p.Id == me, cancellationToken)));
        file.Describe(command.Data);
        return Result.Done;
    }

    public async Task<FiscalData?> Handle(GetMyFiscalData query, CancellationToken cancellationToken)
    {
        if (user.Person is not { } me) return null;
        if (await OwnAsync(me, cancellationToken) is { } file) return file.Data;
        return PayerProfile.Of(await db.People.AsNoTracking().SingleAsync(p => p.Id == me, cancellationToken)).Data;
    }

    /// <summary>Two files of one person come of a merge: the older one counts.</summary>
    private Task<PayerProfile?> OwnAsync(Id<Person> me, CancellationToken cancellationToken) => db.PayerProfiles.OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Person == me, cancellationToken);

    public Task<Result> Handle(SetPayerData command, CancellationToken cancellationToken) => SetAsync(command.Unit, command.Data, cancellationToken);

    private async Task<Result> SetAsync(Id<MemberUnit> id, FiscalData data, CancellationToken cancellationToken)
    {
        if (await db.PayerProfiles.FirstOrDefaultAsync(p => p.Unit == id, cancellationToken) is not { } file)
        {
            if (await db.Units.FirstOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } unit) return UnitErrors.NotFound;
            db.PayerProfiles.Add(file = PayerProfile.Of(unit));
        }

        file.Describe(data);
        return Result.Done;
    }
}
