using Association.Application.Badges;
using Association.Application.Files;
using Association.Domain.Access;
using Association.Domain.Badges;
using Association.Domain.Common;
using Association.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Association.Application.Tests.Badges;

public sealed class BadgeLogoTests : IntegrationTests
{
    [Theory, Databases]
    public async Task A_logo_is_drawn_goes_with_a_copy_and_only_pictures_are_taken(DatabaseKind database)
    {
        var app = await StartAsync(database);
        var (here, next) = (new AnEvent().Published(), new AnEvent(Slug: "next-year").Published());
        await app.Given(here, next);
        var officer = app.As(Role.EventOfficer);
        var badge = new Id<BadgeTemplate>((await officer.Send(new AddBadgeTemplate(here.Id, "标准", null))).Value);
        var emblem = (await officer.Send(new PreviewBadge(here.Id, badge)))!;

        Assert.Empty((await officer.Send(new SetBadgeLogo(here.Id, badge, new UploadedFile("logo.png", emblem)))).Errors);
        var own = (await officer.Send(new PreviewBadge(here.Id, badge)))!;
        Assert.NotEqual(emblem, own);
        byte[][] wrong = [[], "%PDF-1.4"u8.ToArray(), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], new byte[SetBadgeLogo.MaxBytes + 1]];
        foreach (var file in wrong) Assert.Equal(BadgeErrors.Picture.Code, (await officer.Send(new SetBadgeLogo(here.Id, badge, new UploadedFile("x.png", file)))).Errors[0].Code);

        var copy = new Id<BadgeTemplate>((await officer.Send(new AddBadgeTemplate(next.Id, "明年", badge))).Value);
        Assert.Empty((await officer.Send(new SetBadgeLogo(here.Id, badge, null))).Errors);
        Assert.Equal(emblem, await officer.Send(new PreviewBadge(here.Id, badge)));
        Assert.Null(await app.Db(db => db.Files.Select(f => f.DiscardedAt).SingleAsync()));
        Assert.Empty((await officer.Send(new RemoveBadgeTemplate(next.Id, copy))).Errors);
        Assert.NotNull(await app.Db(db => db.Files.Select(f => f.DiscardedAt).SingleAsync()));
    }
}
