using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.Domain.Events;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Badges;

/// <summary>A new badge for an event: ready to print, or as an earlier event's looked.</summary>
/// <param name="From">Null: the ready one.</param>
[Requires(Permissions.EditEvents)]
public sealed record AddBadgeTemplate(Id<Event> Event, string Name, Id<BadgeTemplate>? From) : ICommand<Result<Guid>>, IInEvent;

internal sealed class AddBadgeTemplateValidator : AbstractValidator<AddBadgeTemplate>
{
    public AddBadgeTemplateValidator() => RuleFor(c => c.Name).NotEmpty().MaximumLength(BadgeTemplate.MaxNameLength);
}

internal sealed class AddBadgeTemplateHandler(IAssociationDb db, ICurrentUser user) : IRequestHandler<AddBadgeTemplate, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(AddBadgeTemplate command, CancellationToken cancellationToken)
    {
        if (!await db.Events.AnyAsync(e => e.Id == command.Event, cancellationToken)) return EventErrors.NotFound;
        var template = BadgeTemplate.Ready(command.Event, command.Name);
        if (command.From is { } from)
        {
            if (await db.BadgeTemplates.AsNoTracking().Include(t => t.Items).FirstOrDefaultAsync(t => t.Id == from, cancellationToken) is not { } earlier
                || !user.Has(Permissions.ReadRegistrations, earlier.Event)) return BadgeErrors.NotFound;
            template = earlier.CopyTo(command.Event, command.Name);
        }

        db.BadgeTemplates.Add(template);
        return template.Id.Value;
    }
}

/// <summary>Sheet and badge in millimetres.</summary>
[Requires(Permissions.EditEvents)]
public sealed record SetBadgeLayout(Id<Event> Event, Id<BadgeTemplate> Template, string Name, BadgeLayout Layout) : ICommand<Result>, IInEvent;

internal sealed class SetBadgeLayoutValidator : AbstractValidator<SetBadgeLayout>
{
    public SetBadgeLayoutValidator()
    {
        RuleFor(c => c.Name).NotEmpty().MaximumLength(BadgeTemplate.MaxNameLength);
        RuleFor(c => c.Layout.PageWidth).InclusiveBetween(BadgeLayout.MinSize, BadgeLayout.MaxSize).OverridePropertyName("PageWidth");
        RuleFor(c => c.Layout.PageHeight).InclusiveBetween(BadgeLayout.MinSize, BadgeLayout.MaxSize).OverridePropertyName("PageHeight");
        RuleFor(c => c.Layout.BadgeWidth).InclusiveBetween(BadgeLayout.MinSize, BadgeLayout.MaxSize).OverridePropertyName("BadgeWidth");
        RuleFor(c => c.Layout.BadgeHeight).InclusiveBetween(BadgeLayout.MinSize, BadgeLayout.MaxSize).OverridePropertyName("BadgeHeight");
        RuleFor(c => c.Layout.MarginLeft).InclusiveBetween(0, BadgeLayout.MaxMargin).OverridePropertyName("MarginLeft");
        RuleFor(c => c.Layout.MarginTop).InclusiveBetween(0, BadgeLayout.MaxMargin).OverridePropertyName("MarginTop");
        RuleFor(c => c.Layout.GapX).InclusiveBetween(0, BadgeLayout.MaxMargin).OverridePropertyName("GapX");
        RuleFor(c => c.Layout.GapY).InclusiveBetween(0, BadgeLayout.MaxMargin).OverridePropertyName("GapY");
    }
}

/// <summary>Puts a box on the badge, or changes one.</summary>
/// <param name="Item">Null for a new one.</param>
[Requires(Permissions.EditEvents)]
public sealed record PutBadgeItem(Id<Event> Event, Id<BadgeTemplate> Template, Id<BadgeItem>? Item, BadgeItemLook Look) : ICommand<Result<Guid>>, IInEvent;

internal sealed class PutBadgeItemValidator : AbstractValidator<PutBadgeItem>
{
    public PutBadgeItemValidator()
    {
        RuleFor(c => c.Look.Size).InclusiveBetween(BadgeItem.MinFontSize, BadgeItem.MaxFontSize).OverridePropertyName("Size");
        RuleFor(c => c.Look.Text).MaximumLength(BadgeItem.MaxTextLength).OverridePropertyName("Text");
        RuleFor(c => c.Look.Kind).IsInEnum().OverridePropertyName("Kind");
        RuleFor(c => c.Look.Font).IsInEnum().OverridePropertyName("Font");
        RuleFor(c => c.Look.Align).IsInEnum().OverridePropertyName("Align");
        RuleFor(c => c.Look.Overflow).IsInEnum().OverridePropertyName("Overflow");
    }
}

[Requires(Permissions.EditEvents)]
public sealed record TakeBadgeItem(Id<Event> Event, Id<BadgeTemplate> Template, Id<BadgeItem> Item) : ICommand<Result>, IInEvent;

/// <summary>Removes a badge of which nothing was printed.</summary>
[Requires(Permissions.EditEvents)]
public sealed record RemoveBadgeTemplate(Id<Event> Event, Id<BadgeTemplate> Template) : ICommand<Result>, IInEvent;

internal sealed class EditBadgesHandlers(IAssociationDb db, TimeProvider clock)
    : IRequestHandler<SetBadgeLayout, Result>, IRequestHandler<PutBadgeItem, Result<Guid>>, IRequestHandler<TakeBadgeItem, Result>, IRequestHandler<RemoveBadgeTemplate, Result>
{
    private static readonly Error Printed = Error.Conflict("badge.printed", "Badges were printed of this template; it stays on record.");

    public async Task<Result> Handle(SetBadgeLayout command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Event, command.Template, cancellationToken)).Arrange(command.Name, command.Layout);
        return Result.Done;
    }

    public async Task<Result<Guid>> Handle(PutBadgeItem command, CancellationToken cancellationToken)
    {
        var template = await FindAsync(command.Event, command.Template, cancellationToken);
        if (command.Item is not { } item) return template.Put(command.Look).Id.Value;
        template.Change(item, command.Look);
        return item.Value;
    }

    public async Task<Result> Handle(TakeBadgeItem command, CancellationToken cancellationToken)
    {
        (await FindAsync(command.Event, command.Template, cancellationToken)).Take(command.Item);
        return Result.Done;
    }

    public async Task<Result> Handle(RemoveBadgeTemplate command, CancellationToken cancellationToken)
    {
        var template = await FindAsync(command.Event, command.Template, cancellationToken);
        if (await db.BadgeRuns.AnyAsync(r => r.Template == template.Id, cancellationToken)) return Printed;
        if (template.Logo is { } logo && !await db.BadgeTemplates.AnyAsync(t => t.Id != template.Id && t.Logo == logo, cancellationToken))
            (await db.Files.SingleAsync(f => f.Id == logo, cancellationToken)).Discard(clock.GetUtcNow());
        db.BadgeTemplates.Remove(template);
        return Result.Done;
    }

    private async Task<BadgeTemplate> FindAsync(Id<Event> @event, Id<BadgeTemplate> id, CancellationToken cancellationToken) =>
        await db.BadgeTemplates.Include(t => t.Items).FirstOrDefaultAsync(t => t.Id == id && t.Event == @event, cancellationToken) ?? throw new RefusedException(BadgeErrors.NotFound);
}
