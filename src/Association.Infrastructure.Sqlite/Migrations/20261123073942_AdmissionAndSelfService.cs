using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AdmissionAndSelfService : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_Event_AttendeeKey",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_Event_Person",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_Refunds_Order",
                table: "Refunds");

            migrationBuilder.AddColumn<string>(
                name: "Admission",
                table: "TicketCategories",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<int>(
                name: "SecretRound",
                table: "TicketCategories",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RefusalReason",
                table: "Registrations",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Kept_Amount",
                table: "Refunds",
                type: "TEXT",
                precision: 18,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<Guid>(
                name: "Registration",
                table: "Refunds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FollowUpUntil",
                table: "Events",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EventInvitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Category = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UsedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventInvitations_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitations_Registrations_UsedBy",
                        column: x => x.UsedBy,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventInvitations_TicketCategories_Category",
                        column: x => x.Category,
                        principalTable: "TicketCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SelfServiceTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Event = table.Column<Guid>(type: "TEXT", nullable: false),
                    Category = table.Column<Guid>(type: "TEXT", nullable: false),
                    MayAnswer = table.Column<bool>(type: "INTEGER", nullable: false),
                    AnswerUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MayMove = table.Column<bool>(type: "INTEGER", nullable: false),
                    MoveUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MayTransfer = table.Column<bool>(type: "INTEGER", nullable: false),
                    TransferUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MayCancel = table.Column<bool>(type: "INTEGER", nullable: false),
                    CancelUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RefundShare = table.Column<int>(type: "INTEGER", nullable: false),
                    CancelFee_Amount = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SelfServiceTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SelfServiceTerms_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SelfServiceTerms_TicketCategories_Category",
                        column: x => x.Category,
                        principalTable: "TicketCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Event_AttendeeKey",
                table: "Registrations",
                columns: new[] { "Event", "AttendeeKey" },
                unique: true,
                filter: "\"Status\" IN ('AwaitingPayment', 'Confirmed', 'Pending')");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Event_Person",
                table: "Registrations",
                columns: new[] { "Event", "Person" },
                unique: true,
                filter: "\"Status\" IN ('AwaitingPayment', 'Confirmed', 'Pending')");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Order",
                table: "Refunds",
                column: "Order");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Registration",
                table: "Refunds",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitations_Category_Email",
                table: "EventInvitations",
                columns: new[] { "Category", "Email" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitations_Event",
                table: "EventInvitations",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitations_Number",
                table: "EventInvitations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventInvitations_UsedBy",
                table: "EventInvitations",
                column: "UsedBy",
                unique: true,
                filter: "\"UsedBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SelfServiceTerms_Category",
                table: "SelfServiceTerms",
                column: "Category",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SelfServiceTerms_Event",
                table: "SelfServiceTerms",
                column: "Event");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EventInvitations");

            migrationBuilder.DropTable(
                name: "SelfServiceTerms");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_Event_AttendeeKey",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_Registrations_Event_Person",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_Refunds_Order",
                table: "Refunds");

            migrationBuilder.DropIndex(
                name: "IX_Refunds_Registration",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "Admission",
                table: "TicketCategories");

            migrationBuilder.DropColumn(
                name: "SecretRound",
                table: "TicketCategories");

            migrationBuilder.DropColumn(
                name: "RefusalReason",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "Kept_Amount",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "Registration",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "FollowUpUntil",
                table: "Events");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Event_AttendeeKey",
                table: "Registrations",
                columns: new[] { "Event", "AttendeeKey" },
                unique: true,
                filter: "\"Status\" IN ('AwaitingPayment', 'Confirmed')");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Event_Person",
                table: "Registrations",
                columns: new[] { "Event", "Person" },
                unique: true,
                filter: "\"Status\" IN ('AwaitingPayment', 'Confirmed')");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_Order",
                table: "Refunds",
                column: "Order",
                unique: true);
        }
    }
}
