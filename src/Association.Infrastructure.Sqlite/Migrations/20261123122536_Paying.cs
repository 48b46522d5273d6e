using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Paying : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Attempt",
                table: "Payments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Session",
                table: "Payments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TransactionId",
                table: "Payments",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CashSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Desk = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Keeper = table.Column<Guid>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Counted = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: true),
                    Explanation = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ByCard_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    GivenBack_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    OpeningCash_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Taken_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CashSessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PaymentAttempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<Guid>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    TradeNumber = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    TransactionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PaidAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AskAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Asked = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Received_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentAttempts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentAttempts_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Notice = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Attempt = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentNotices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentNotices_PaymentAttempts_Attempt",
                        column: x => x.Attempt,
                        principalTable: "PaymentAttempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Attempt = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Amount_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaymentReviews_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaymentReviews_PaymentAttempts_Attempt",
                        column: x => x.Attempt,
                        principalTable: "PaymentAttempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RefundPayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Attempt = table.Column<Guid>(type: "TEXT", nullable: true),
                    Review = table.Column<Guid>(type: "TEXT", nullable: true),
                    Session = table.Column<Guid>(type: "TEXT", nullable: true),
                    PayeeName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PayeeAccount_Cipher = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    PayeeAccount_Index = table.Column<string>(type: "TEXT", maxLength: 44, nullable: true),
                    PayeeAccount_Masked = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PayeeBank = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RequestedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    List = table.Column<Guid>(type: "TEXT", nullable: true),
                    Failure = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AskAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Asked = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefundPayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RefundPayments_CashSessions_Session",
                        column: x => x.Session,
                        principalTable: "CashSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefundPayments_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefundPayments_PaymentAttempts_Attempt",
                        column: x => x.Attempt,
                        principalTable: "PaymentAttempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefundPayments_PaymentReviews_Review",
                        column: x => x.Review,
                        principalTable: "PaymentReviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Attempt",
                table: "Payments",
                column: "Attempt");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Method_TransactionId",
                table: "Payments",
                columns: new[] { "Method", "TransactionId" },
                unique: true,
                filter: "\"TransactionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_Session",
                table: "Payments",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_CashSessions_Keeper",
                table: "CashSessions",
                column: "Keeper",
                unique: true,
                filter: "\"Status\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_AskAt",
                table: "PaymentAttempts",
                column: "AskAt");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_Order",
                table: "PaymentAttempts",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_Provider_TransactionId",
                table: "PaymentAttempts",
                columns: new[] { "Provider", "TransactionId" },
                unique: true,
                filter: "\"TransactionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentAttempts_TradeNumber",
                table: "PaymentAttempts",
                column: "TradeNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentNotices_Attempt",
                table: "PaymentNotices",
                column: "Attempt");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentNotices_Provider_Notice",
                table: "PaymentNotices",
                columns: new[] { "Provider", "Notice" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReviews_Attempt",
                table: "PaymentReviews",
                column: "Attempt",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReviews_Order",
                table: "PaymentReviews",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentReviews_Status_RaisedAt",
                table: "PaymentReviews",
                columns: new[] { "Status", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_AskAt",
                table: "RefundPayments",
                column: "AskAt");

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_Attempt",
                table: "RefundPayments",
                column: "Attempt");

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_List",
                table: "RefundPayments",
                column: "List");

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_Number",
                table: "RefundPayments",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_Order",
                table: "RefundPayments",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_PayeeAccount_Index",
                table: "RefundPayments",
                column: "PayeeAccount_Index");

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_Review",
                table: "RefundPayments",
                column: "Review");

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_Session",
                table: "RefundPayments",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_RefundPayments_Status",
                table: "RefundPayments",
                column: "Status");

            migrationBuilder.AddForeignKey(
                name: "FK_Payments_CashSessions_Session",
                table: "Payments",
                column: "Session",
                principalTable: "CashSessions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Payments_PaymentAttempts_Attempt",
                table: "Payments",
                column: "Attempt",
                principalTable: "PaymentAttempts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Payments_CashSessions_Session",
                table: "Payments");

            migrationBuilder.DropForeignKey(
                name: "FK_Payments_PaymentAttempts_Attempt",
                table: "Payments");

            migrationBuilder.DropTable(
                name: "PaymentNotices");

            migrationBuilder.DropTable(
                name: "RefundPayments");

            migrationBuilder.DropTable(
                name: "CashSessions");

            migrationBuilder.DropTable(
                name: "PaymentReviews");

            migrationBuilder.DropTable(
                name: "PaymentAttempts");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Attempt",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Method_TransactionId",
                table: "Payments");

            migrationBuilder.DropIndex(
                name: "IX_Payments_Session",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "Attempt",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "Session",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "TransactionId",
                table: "Payments");
        }
    }
}
