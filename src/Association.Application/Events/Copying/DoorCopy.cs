using Association.Application.Common;
using Association.Domain.Events;
using Association.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Copying;

/// <summary>Check-in lists, badges, surveys and online rooms of a copied event.</summary>
internal sealed class DoorCopy(IAssociationDb db)
{
    /// <summary>A list of a session goes along only with the programme, one of an option only with the form, one of an online room with that.</summary>
    public async Task CopyListsAsync(CopyMap map, CancellationToken cancellationToken)
    {
        foreach (var list in await db.CheckInLists.AsNoTracking().Where(l => l.Event == map.Source.Id && !db.OnlineRooms.Any(r => r.List == l.Id)).ToListAsync(cancellationToken))
        {
            if (list.Session is not null && map.Of(list.Session) is null) continue;
            if (list.ChosenOptions.Count > 0 && map.Of(list.ChosenOptions).Count == 0) continue;
            db.CheckInLists.Add(CopyOf(map, list));
        }
    }

    /// <summary>How each part is held online, with the list of its attendance; how to join is asked anew: a link belongs to one meeting.</summary>
    public async Task CopyOnlineAsync(CopyMap map, CancellationToken cancellationToken)
    {
        var lists = await db.CheckInLists.AsNoTracking().Where(l => l.Event == map.Source.Id).ToDictionaryAsync(l => l.Id, cancellationToken);
        foreach (var room in await db.OnlineRooms.AsNoTracking().Where(r => r.Event == map.Source.Id).ToListAsync(cancellationToken))
        {
            if (room.Session is not null && map.Of(room.Session) is null) continue;
            var list = CopyOf(map, lists[room.List]);
            db.CheckInLists.Add(list);
            db.OnlineRooms.Add(room.CopyTo(map.Copy.Id, map.Of(room.Session), list.Id));
        }
    }

    private static CheckInList CopyOf(CopyMap map, CheckInList list)
    {
        var copy = list.IsMain ? CheckInList.Main(map.Copy.Id) : new CheckInList(map.Copy.Id, list.Name);
        copy.Describe(list.Name, new(map.Of(list.Session), map.Of(list.Admits), map.Of(list.ChosenOptions), map.Move(list.OpensAt), map.Move(list.ClosesAt), list.InAndOut, list.StayedToEnd, list.SelfCheckIn, list.CountsAsAttendance));
        return copy;
    }

    public async Task CopyBadgesAsync(CopyMap map, CancellationToken cancellationToken)
    {
        foreach (var template in await db.BadgeTemplates.AsNoTracking().Include(t => t.Items).Where(t => t.Event == map.Source.Id).ToListAsync(cancellationToken))
            db.BadgeTemplates.Add(template.CopyTo(map.Copy.Id, template.Name));
    }

    /// <summary>As drafts, without answers.</summary>
    public async Task CopySurveysAsync(CopyMap map, CancellationToken cancellationToken)
    {
        foreach (var survey in await db.Surveys.AsNoTracking().Include(s => s.Sections).ThenInclude(s => s.Questions).Where(s => s.Event == map.Source.Id).ToListAsync(cancellationToken))
        {
            var copy = new Survey(map.Copy.Id, survey.Title, survey.Anonymous);
            copy.Describe(survey.Title, survey.IntroZh, survey.IntroEn, survey.Anonymous, survey.BeforeCertificate);
            copy.Until(map.Move(survey.ClosesAt));
            foreach (var section in survey.Sections.OrderBy(s => s.Order))
            {
                var made = copy.Add(section.Title);
                foreach (var q in section.Questions.OrderBy(q => q.Order)) copy.Ask(made.Id, new(q.Kind, q.Text, q.Required, q.Options, q.Rows, q.Highest));
            }

            db.Surveys.Add(copy);
        }
    }
}
