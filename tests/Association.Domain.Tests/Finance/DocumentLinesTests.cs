using Association.Domain.Common;
using Association.Domain.Finance;
using Association.TestKit;
using Xunit;

namespace Association.Domain.Tests.Finance;

public sealed class DocumentLinesTests
{
    private static Order Dues()
    {
        var order = new Order(null, "第一医院", null, Sample.Now.AddDays(30), Sample.Now);
        order.AddDues("2019年会费", new(4_900));
        order.AddLateFee("催缴费", new(100));
        return order;
    }

    private static Received Came(decimal yuan) => new(new(yuan), Sample.Today, PaymentMethod.BankTransfer);

    [Theory]
    [InlineData(5_000, 2)]
    [InlineData(3_000, 1)]
    [InlineData(7_000, 3)]
    public void The_lines_of_a_receipt_sum_to_what_came(decimal yuan, int lines)
    {
        var order = Dues();
        var payment = order.Take(Came(yuan), UserId.System, Sample.Now);
        var shown = DocumentLines.WithCredit(order, payment);
        Assert.Equal((lines, yuan), (shown.Count, shown.Sum(l => l.Amount)));
    }

    [Fact]
    public void Each_part_says_that_it_is_one()
    {
        var order = Dues();
        Payment[] parts = [order.Take(Came(3_000), UserId.System, Sample.Now), order.Take(Came(2_500), UserId.System, Sample.Now)];
        Assert.All(parts, part => Assert.Contains("部分付款", DocumentLines.Of(order, part).Single().Description, StringComparison.Ordinal));
        Assert.Equal([3_000m, 2_000m], parts.Select(part => DocumentLines.Of(order, part).Single().Amount));
        Assert.Equal(2_500m, DocumentLines.WithCredit(order, parts[1]).Sum(l => l.Amount));
    }
}
