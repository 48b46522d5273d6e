using Association.Domain.Common;
using Association.Domain.Finance;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class BookedTransfersTests
{
    private static readonly DateOnly Day = new(2020, 2, 3);
    private static readonly Id<Order> Old = Id<Order>.New(), Next = Id<Order>.New();

    /// <summary>The dues of 2019 were booked by a slip, those of 2020 wait.</summary>
    private static LineMatcher Matcher(params BookedByHand[] byHand) => new(
        new OpenOrders([new(Next, "ZZZZ9999", [], ["甲医院"], 2_000, Day.AddDays(30), "2020年会费"), new(Old, "ABCD2345", [], [], 0, Day, "")]), new(byHand));

    private static BookedByHand Transfer(decimal amount = 2_000) => new(Old, "ABCD2345", ["甲医院"], amount, Day);

    [Theory]
    [InlineData("ABCD2345", "甲医院", 0)]
    [InlineData("abcd-2345 会费", "甲医院财务", 20)]
    [InlineData("会费", "甲医院", 3)]
    [InlineData("", "甲医院", -3)]
    public void A_line_that_shows_a_transfer_booked_by_hand_pays_no_other_debt(string text, string payer, int days)
    {
        var found = Matcher(Transfer()).Match(new(2_000, payer, text, Day.AddDays(days)));
        Assert.Equal((LineBucket.Check, LineFinding.PaidAlready, Old, 0m), (found.Bucket, found.Finding, found.Candidates.Single().Order, found.Candidates.Single().Share));
    }

    [Theory]
    [InlineData("会费", "甲医院", 4)]
    [InlineData("会费", "甲医院", -30)]
    public void Long_before_or_after_it_is_another_payment(string text, string payer, int days) =>
        Assert.Equal(Next, Matcher(Transfer()).Match(new(2_000, payer, text, Day.AddDays(days))).Candidates.Single().Order);

    [Fact]
    public void One_transfer_explains_one_line()
    {
        var matcher = Matcher(Transfer());
        Assert.Equal(LineFinding.PaidAlready, matcher.Match(new(2_000, "甲医院", "会费", Day)).Finding);
        Assert.Equal((LineBucket.Matched, Next), (matcher.Match(new(2_000, "甲医院", "会费", Day)) is var second ? second.Bucket : default, second.Candidates.Single().Order));
    }

    [Fact]
    public void The_reference_of_a_paid_order_pays_no_other_debt_by_whatever_amount()
    {
        var found = Matcher(Transfer(1_999)).Match(new(2_000, "甲医院", "ABCD2345", Day));
        Assert.Equal((LineBucket.Check, LineFinding.PaidAlready, Old), (found.Bucket, found.Finding, found.Candidates.Single().Order));
    }
}
